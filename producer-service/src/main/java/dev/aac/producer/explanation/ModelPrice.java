package dev.aac.producer.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model costs. A US dollar for a million tokens is a millionth of a dollar for each.
 *
 * @param input US dollars for a million tokens that are read
 * @param output US dollars for a million tokens that are written, thoughts among them
 */
public record ModelPrice(BigDecimal input, BigDecimal output) {

    /** So many tokens are written for each that is read, when prices are compared. */
    private static final BigDecimal COMPARED_AT = new BigDecimal("0.2");

    public ModelPrice {
        if (input.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("a price is less than 0");
        }
    }

    static ModelPrice of(String input, String output) {
        return new ModelPrice(new BigDecimal(input), new BigDecimal(output));
    }

    /** In millionths of a US dollar, rounded up. */
    long micros(long inputTokens, long outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens))
                .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    /** By which the cheapest is found. */
    BigDecimal compared() {
        return input.add(output.multiply(COMPARED_AT));
    }
}
