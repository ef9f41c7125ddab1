package dev.aac.producer.operator;

import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.Slug;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator asks for, in words: {@code <slug> [--plan free|team|enterprise] [--json]}.
 *
 * @param plan to change to; null to look only
 * @param json whether a program reads the answer
 */
record OrganizationWords(Slug slug, @Nullable Plan plan, boolean json) {

    /**
     * @throws Refusal for what nobody understands
     */
    static OrganizationWords of(List<String> words) throws Refusal {
        if (words.isEmpty() || words.getFirst().startsWith("-")) {
            throw notUnderstood("org is followed by the slug of an organization.");
        }
        Slug slug = slug(words.getFirst());
        Plan plan = null;
        boolean json = false;
        Iterator<String> options = words.listIterator(1);
        while (options.hasNext()) {
            String option = options.next();
            switch (option) {
                case "--json" -> json = true;
                case "--plan" -> plan = plan(options.hasNext() ? options.next() : "");
                default -> throw notUnderstood("\"" + option + "\" is not an option of org.");
            }
        }
        return new OrganizationWords(slug, plan, json);
    }

    private static Slug slug(String text) throws Refusal {
        if (!Slug.isValid(text)) {
            throw new Refusal(OrganizationCommand.FAILED, nobodyHas(text));
        }
        return new Slug(text);
    }

    private static Plan plan(String name) throws Refusal {
        return Plan.named(name)
                .orElseThrow(
                        () ->
                                notUnderstood(
                                        "There is no plan \"%s\"; the plans are: %s."
                                                .formatted(name, Plan.names())));
    }

    static String nobodyHas(String slug) {
        return "There is no organization with the slug \"" + slug + "\".";
    }

    private static Refusal notUnderstood(String sentence) {
        return new Refusal(OrganizationCommand.NOT_UNDERSTOOD, sentence);
    }
}
