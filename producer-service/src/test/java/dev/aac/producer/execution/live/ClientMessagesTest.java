package dev.aac.producer.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.live.ClientMessage.Auth;
import dev.aac.producer.execution.live.ClientMessage.Cancel;
import dev.aac.producer.execution.live.ClientMessage.NotUnderstood;
import dev.aac.producer.execution.live.ClientMessage.Ping;
import dev.aac.producer.execution.live.ClientMessage.Subscribe;
import dev.aac.producer.execution.live.ClientMessage.Unsubscribe;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessagesTest {

    private static final TaskId T1 = new TaskId("t1");

    static Stream<Arguments> understood() {
        return Stream.of(
                Arguments.of("{'event':'auth','data':{'token':'abc'}}", new Auth("abc")),
                Arguments.of("{'event':'auth','data':{'token':'a','x':1}}", new Auth("a")),
                Arguments.of("{'event':'auth','data':{'token':7}}", new Auth(null)),
                Arguments.of("{'event':'auth','data':{'token':null}}", new Auth(null)),
                Arguments.of("{'event':'auth','data':{}}", new Auth(null)),
                Arguments.of("{'event':'auth'}", new Auth(null)),
                Arguments.of("{'event':'ping'}", new Ping()),
                Arguments.of("{'event':'ping','data':null}", new Ping()),
                Arguments.of("{'event':'ping','data':{'at':1},'id':3}", new Ping()),
                Arguments.of(
                        "{'event':'subscribe','data':{'taskId':'t1'}}", new Subscribe(T1, null, 1)),
                Arguments.of(
                        "{'event':'subscribe','data':{'taskId':'t1','attempt':2,'fromSeq':100}}",
                        new Subscribe(T1, 2, 100)),
                Arguments.of(
                        "{'event':'subscribe','data':{'taskId':'t1','attempt':null,'fromSeq':null}}",
                        new Subscribe(T1, null, 1)),
                Arguments.of(
                        "{'event':'subscribe','data':{'taskId':'t1','fromSeq':9007199254740991}}",
                        new Subscribe(T1, null, ClientMessages.FROM_SEQ_MAX)),
                Arguments.of("{'event':'unsubscribe','data':{'taskId':'t1'}}", new Unsubscribe(T1)),
                Arguments.of(
                        "{'event':'unsubscribe','data':{'taskId':'t1','attempt':1,'fromSeq':1}}",
                        new Unsubscribe(T1)),
                Arguments.of(
                        "{'event':'cancel-execution','data':{'taskId':'t1'}}", new Cancel(T1)));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void isUnderstood(String text, ClientMessage meaning) {
        assertThat(ClientMessages.read(json(text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "{",
                "{'event':'ping'",
                "{'event':'ping'} x",
                "{'event':'ping'}{'event':'ping'}",
                "{'event':'ping','event':'auth'}",
                "null",
                "1",
                "'ping'",
                "[]",
                "['ping']",
                "{}",
                "{'event':null}",
                "{'event':1}",
                "{'event':{}}",
                "{'data':{}}"
            })
    void whatIsNoMessageIsMalformed(String text) {
        assertThat(ClientMessages.read(json(text)))
                .isEqualTo(new NotUnderstood(SocketError.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Ping", "execution-updated", "subscribe ", "logout", "auth-success"})
    void otherEventsAreNotKnown(String event) {
        assertThat(ClientMessages.read(json("{'event':'%s','data':{}}".formatted(event))))
                .isEqualTo(new NotUnderstood(SocketError.UNKNOWN_EVENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'subscribe'}",
                "{'event':'subscribe','data':null}",
                "{'event':'subscribe','data':{}}",
                "{'event':'subscribe','data':[]}",
                "{'event':'subscribe','data':'t1'}",
                "{'event':'ping','data':1}",
                "{'event':'subscribe','data':{'taskId':null}}",
                "{'event':'subscribe','data':{'taskId':1}}",
                "{'event':'subscribe','data':{'taskId':['t1']}}",
                "{'event':'subscribe','data':{'taskId':''}}",
                "{'event':'subscribe','data':{'taskId':'../t1'}}",
                "{'event':'subscribe','data':{'taskId':'t1','attempt':0}}",
                "{'event':'subscribe','data':{'taskId':'t1','attempt':-1}}",
                "{'event':'subscribe','data':{'taskId':'t1','attempt':1.5}}",
                "{'event':'subscribe','data':{'taskId':'t1','attempt':'1'}}",
                "{'event':'subscribe','data':{'taskId':'t1','attempt':2147483648}}",
                "{'event':'subscribe','data':{'taskId':'t1','fromSeq':0}}",
                "{'event':'subscribe','data':{'taskId':'t1','fromSeq':true}}",
                "{'event':'subscribe','data':{'taskId':'t1','fromSeq':9007199254740992}}",
                "{'event':'subscribe','data':{'taskId':'t1','fromSeq':99999999999999999999999}}",
                "{'event':'subscribe','data':{'taskId':'t1','fromseq':1}}",
                "{'event':'subscribe','data':{'taskId':'t1','organizationId':'x'}}",
                "{'event':'unsubscribe','data':{}}",
                "{'event':'unsubscribe','data':{'taskId':'t1','fromSeq':0}}",
                "{'event':'cancel-execution','data':{'taskId':'t1','attempt':1}}",
                "{'event':'cancel-execution','data':{'taskId':'a b'}}"
            })
    void whatIsWrongInACommandIsNamed(String text) {
        assertThat(ClientMessages.read(json(text)))
                .isInstanceOfSatisfying(
                        NotUnderstood.class,
                        refused -> {
                            assertThat(refused.why().code()).isEqualTo("request.invalid");
                            assertThat(refused.why().message())
                                    .containsAnyOf("data", "taskId", "attempt", "fromSeq");
                        });
    }

    @Test
    void tokenIsNotPrinted() {
        assertThat(new Auth("secret").toString()).doesNotContain("secret");
    }

    @Test
    void deepNestingIsMalformed() {
        String deep = "[".repeat(30_000) + "]".repeat(30_000);

        assertThat(ClientMessages.read("{\"event\":\"ping\",\"data\":" + deep + "}"))
                .isEqualTo(new NotUnderstood(SocketError.MALFORMED));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
