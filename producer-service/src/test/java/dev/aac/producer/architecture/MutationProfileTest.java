package dev.aac.producer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Without Quarkus a test that starts the whole producer fails, and with one of them the whole run
 * of mutations does: the profile has to name each. {@code docs/testing.md} says why.
 */
class MutationProfileTest {

    @Test
    void everyTestThatStartsTheProducerIsLeftOut() throws Exception {
        Document pom = pom();
        List<Pattern> used = used(pom);
        List<Pattern> leftOut = leftOut(pom);
        JavaClasses all = new ClassFileImporter().importPackages("dev.aac.producer");
        assertThat(starting(all))
                .filteredOn(name -> matchesAny(used, name))
                .isNotEmpty()
                .allMatch(name -> matchesAny(leftOut, name));
    }

    private static List<String> starting(JavaClasses all) {
        return all.stream()
                .filter(each -> each.isAnnotatedWith(QuarkusTest.class))
                .map(JavaClass::getName)
                .toList();
    }

    private static boolean matchesAny(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Document pom() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
    }

    private static List<Pattern> used(Document pom) {
        NodeList properties = pom.getElementsByTagName("aac.mutation.tests");
        assertThat(properties.getLength()).isEqualTo(1);
        return Stream.of(properties.item(0).getTextContent().split(",", -1))
                .map(MutationProfileTest::asPattern)
                .toList();
    }

    private static List<Pattern> leftOut(Document pom) {
        NodeList lists = pom.getElementsByTagName("excludedTestClasses");
        assertThat(lists.getLength()).isEqualTo(1);
        NodeList names = ((Element) lists.item(0)).getElementsByTagName("param");
        List<Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < names.getLength(); i++) {
            patterns.add(asPattern(names.item(i).getTextContent()));
        }
        return patterns;
    }

    /** As the profile writes them: a star stands for any characters. */
    private static Pattern asPattern(String name) {
        return Pattern.compile(
                String.join(".*", Stream.of(name.split("\\*", -1)).map(Pattern::quote).toList()));
    }
}
