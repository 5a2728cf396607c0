package hudson;

public class Util {
    public static String fixNull(String text) {
        throw new UnsupportedOperationException();
    }
}
