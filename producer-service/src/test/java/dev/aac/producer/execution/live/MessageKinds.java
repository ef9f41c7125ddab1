package dev.aac.producer.execution.live;

import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What the live channel understands, for tests of the whole interface. */
public final class MessageKinds {

    private MessageKinds() {}

    /** All of it. */
    public static Set<String> understood() {
        return Arrays.stream(ClientMessage.class.getPermittedSubclasses())
                .filter(kind -> kind != ClientMessage.NotUnderstood.class)
                .map(Class::getSimpleName)
                .collect(toCollection(TreeSet::new));
    }

    /** What a text is taken for. */
    public static String of(String text) {
        return ClientMessages.read(text).getClass().getSimpleName();
    }
}
