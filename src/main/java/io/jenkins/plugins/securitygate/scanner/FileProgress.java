package io.jenkins.plugins.securitygate.scanner;

/** Tells now and then how many files of a scan are done. */
public final class FileProgress {
    private static final int EVERY = 1_000;

    private final String doing;
    private final int total;
    private final ScanContext context;
    private int done;

    /**
     * Tells that the work begins.
     *
     * @param doing what is done, as in "looking for secrets"
     * @param total how many files there are
     */
    public FileProgress(String doing, int total, ScanContext context) {
        this.doing = doing;
        this.total = total;
        this.context = context;
        context.progress().accept(doing + " in " + total + " files");
    }

    /** One more file is done. */
    public void step() {
        done++;
        if (done % EVERY == 0) {
            context.progress().accept(doing + ": " + done + " of " + total + " files");
        }
    }
}
