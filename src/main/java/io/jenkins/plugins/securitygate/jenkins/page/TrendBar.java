package io.jenkins.plugins.securitygate.jenkins.page;

import java.util.ArrayList;
import java.util.List;

/** One build in the chart of blockers over time, in the units of an SVG that is {@value #WIDTH} by {@value #HEIGHT}. */
public final class TrendBar {
    static final int WIDTH = 600;
    static final int HEIGHT = 100;
    private static final int WIDEST = 28;

    private final GateAction build;
    private final int x;
    private final int width;
    private final int height;

    private TrendBar(GateAction build, int x, int width, int height) {
        this.build = build;
        this.x = x;
        this.width = width;
        this.height = height;
    }

    /** @param newestFirst the builds; the newest one is drawn at the right */
    static List<TrendBar> of(List<GateAction> newestFirst) {
        int most = Math.max(1, most(newestFirst));
        int step = Math.min(WIDEST, WIDTH / Math.max(1, newestFirst.size()));
        List<TrendBar> bars = new ArrayList<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            GateAction build = newestFirst.get(i);
            // A build without blockers keeps a line, so that it is seen to have been checked.
            int height = Math.max(2, HEIGHT * blockers(build) / most);
            bars.add(new TrendBar(build, bars.size() * step, Math.max(1, step - 2), height));
        }
        return bars;
    }

    /** The most blockers that any of the builds has. */
    static int most(List<GateAction> builds) {
        return builds.stream().mapToInt(TrendBar::blockers).max().orElse(0);
    }

    private static int blockers(GateAction build) {
        return build.getCounts() == null ? 0 : build.getCounts().getBlockers();
    }

    public GateAction getBuild() {
        return build;
    }

    public int getX() {
        return x;
    }

    public int getY() {
        return HEIGHT - height;
    }

    public int getWidth() {
        return width;
    }

    public int getHeight() {
        return height;
    }

    /** {@code good}, {@code bad} or {@code none}, for the style sheet. */
    public String getTone() {
        return build.getVerdict().isEmpty() ? "none" : build.isPassed() ? "good" : "bad";
    }

    /** What a pointer over the bar shows. */
    public String getTitle() {
        return build.getRun().getDisplayName() + " " + build.getVerdictLine();
    }
}
