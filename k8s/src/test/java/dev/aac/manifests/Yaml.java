package dev.aac.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML as Kubernetes' and Compose's own tools do: with anchors and merges, no key twice. */
final class Yaml {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Yaml() {}

    static List<ObjectNode> documents(Path file) throws IOException {
        return documents(Files.readString(file));
    }

    static List<ObjectNode> documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<ObjectNode> documents = new ArrayList<>();
        for (Object document :
                new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).loadAll(text)) {
            JsonNode tree = JSON.valueToTree(document);
            if (tree instanceof ObjectNode object) {
                documents.add(object);
            } else {
                throw new IllegalArgumentException("a document that is no object: " + tree);
            }
        }
        return documents;
    }
}
