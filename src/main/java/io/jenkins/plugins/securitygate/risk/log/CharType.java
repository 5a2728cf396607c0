package io.jenkins.plugins.securitygate.risk.log;

/** What a byte can be part of. Types of parts of words are negative, and bits that can be joined. */
final class CharType {
    static final byte SPACE = 0;
    static final byte PUNCTUATION = 1;
    static final byte CONTROL = 2;

    static final int DIGIT = 1;
    static final int LETTERS = 1 << 1;
    static final int DASH = 1 << 2;
    static final int DOT = 1 << 3;
    static final int COLON = 1 << 4;
    static final int SLASH = 1 << 5;
    static final int OTHER = 1 << 6;

    /** Words with none of these are copied. */
    static final int NEEDS_LOOK = DIGIT | SLASH;

    private static final byte WORD = (byte) 0x80;
    private static final byte[] TYPES = types();

    private CharType() {}

    static byte of(byte b) {
        return TYPES[b & 0xFF];
    }

    static boolean isLetter(byte b) {
        return of(b) == (byte) (WORD | LETTERS);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] types() {
        byte[] types = new byte[256];
        for (int c = 0; c < 256; c++) {
            types[c] = type(c);
        }
        return types;
    }

    private static byte type(int c) {
        if (c == ' ' || c == '\t') {
            return SPACE;
        }
        if (c < ' ' || c == 0x7F) {
            return CONTROL;
        }
        if (c >= '0' && c <= '9') {
            return (byte) (WORD | DIGIT);
        }
        if (c >= 0x80 || Character.isLetter(c)) {
            return (byte) (WORD | LETTERS);
        }
        return switch (c) {
            case '-' -> (byte) (WORD | DASH);
            case '.' -> (byte) (WORD | DOT);
            case ':' -> (byte) (WORD | COLON);
            case '/' -> (byte) (WORD | SLASH);
            case '_', '+', '@', '#', '%', '~', '$', '&' -> (byte) (WORD | OTHER);
            default -> PUNCTUATION;
        };
    }
}
