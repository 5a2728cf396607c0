package io.jenkins.plugins.securitygate.risk.log;

/** What a part of a word is, judged by its letters and digits. */
enum Segment {
    WORD,
    /** An identifier of random characters. */
    ID,
    /** As Kubernetes makes them: consonants only, so a word nearly as likely as an identifier. */
    MAYBE_ID;

    private static final int HEX_ID = 8;
    private static final int MIXED_ID = 5;
    private static final int LONG_ID = 20;
    private static final int RANDOM_SUFFIX = 5;

    static Segment of(byte[] in, int start, int end) {
        int digits = 0;
        int turns = 0;
        boolean hex = true;
        boolean vowels = false;
        for (int i = start; i < end; i++) {
            boolean digit = inNumber(in[i]);
            int letter = in[i] | 0x20;
            digits += digit ? 1 : 0;
            turns += i > start && digit != inNumber(in[i - 1]) ? 1 : 0;
            hex &= digit || letter >= 'a' && letter <= 'f';
            vowels |= "aeiouy".indexOf(letter) >= 0;
        }
        int length = end - start;
        if (digits == 0) {
            return length == RANDOM_SUFFIX && !vowels ? MAYBE_ID : WORD;
        }
        boolean random = turns >= 2 && length >= MIXED_ID || length >= LONG_ID;
        boolean mixed = digits < length;
        return mixed && (random || hex && length >= HEX_ID) ? ID : WORD;
    }

    private static boolean inNumber(byte b) {
        return CharType.isDigit(b) || b == '.';
    }
}
