package dev.aac.worker.mask;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every text in which one of the secrets can show. */
final class SecretForms {

    private SecretForms() {}

    /**
     * Sorted, none twice; empty when no secret has {@link SecretForm#CHARS_MIN} characters.
     *
     * @param secrets values; what surrounds them, spaces and line breaks, is nothing of them
     */
    static List<SecretForm> of(Collection<String> secrets) {
        NavigableSet<SecretForm> forms = new TreeSet<>();
        for (String secret : secrets) {
            String bare = secret.strip();
            texts(SecretForm.length(bare) < SecretForm.CHARS_MIN ? secret : bare)
                    .filter(text -> SecretForm.length(text) >= SecretForm.CHARS_MIN)
                    .map(SecretForm::new)
                    .forEach(forms::add);
        }
        return List.copyOf(forms);
    }

    private static Stream<String> texts(String secret) {
        if (SecretForm.length(secret) < SecretForm.CHARS_MIN) {
            return Stream.empty();
        }
        Stream<String> whole =
                Arrays.stream(SecretEncoding.values()).flatMap(encoding -> encoding.of(secret));
        return Stream.concat(whole, lines(secret).flatMap(SecretForms::textsOfLine));
    }

    /** Those of a secret that has several: a line alone is enough to tell. */
    private static Stream<String> lines(String secret) {
        List<String> lines = secret.lines().map(String::strip).toList();
        return lines.size() < 2
                ? Stream.empty()
                : lines.stream().filter(line -> line.length() >= SecretForm.CHARS_MIN);
    }

    private static Stream<String> textsOfLine(String line) {
        return Arrays.stream(SecretEncoding.values())
                .filter(SecretEncoding::isOfLines)
                .flatMap(encoding -> encoding.of(line));
    }
}
