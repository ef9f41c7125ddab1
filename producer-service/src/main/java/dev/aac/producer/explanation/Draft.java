package dev.aac.producer.explanation;

import dev.aac.producer.analysis.Category;
import dev.aac.producer.analysis.Explanation.Claim;
import java.util.List;

/**
 * What a model said, with only those claims left whose quotations stand in the lines they name.
 *
 * @param claims may be none
 */
record Draft(
        Category category, String summary, List<Claim> claims, String nextStep, double confidence) {

    Draft {
        claims = List.copyOf(claims);
    }
}
