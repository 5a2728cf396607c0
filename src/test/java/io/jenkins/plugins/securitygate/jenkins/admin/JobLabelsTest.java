package io.jenkins.plugins.securitygate.jenkins.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobLabelsTest {
    private final JobLabels labels = new JobLabels("""
            # who handles what
            pci = payments/**
            pci = shop/checkout
            public = shop/*
            everybody
            """);

    @Test
    void aJobHasTheLabelsOfEveryPatternThatMatches() {
        assertThat(labels.of("shop/checkout")).containsExactly("everybody", "pci", "public");
        assertThat(labels.of("payments/card/charge")).containsExactly("everybody", "pci");
        assertThat(labels.of("intranet")).containsExactly("everybody");
    }
}
