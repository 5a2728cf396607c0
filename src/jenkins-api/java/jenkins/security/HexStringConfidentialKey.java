package jenkins.security;

public class HexStringConfidentialKey extends ConfidentialKey {
    public HexStringConfidentialKey(String id, int length) {
        throw new UnsupportedOperationException();
    }

    public synchronized String get() {
        throw new UnsupportedOperationException();
    }
}
