package io.jenkins.plugins.securitygate.risk.log;

import io.jenkins.plugins.securitygate.risk.log.Template.Use;
import java.util.Arrays;

/** Counts lines and times by template. */
final class Tally {
    private long[] counts = new long[256];
    private long[] millis = new long[256];
    private int last = -1;
    private long lastTime;

    /** Another log begins, with a clock of its own. */
    void newClock() {
        last = -1;
    }

    /**
     * Counts a line. The time until the next line with a stamp belongs to it.
     *
     * @param id template, -1 for one that is not kept
     * @param time stamp or {@link TimeOfLine#UNKNOWN}
     * @param duration milliseconds that the line itself speaks of
     */
    void add(int id, long time, long duration) {
        if (time != TimeOfLine.UNKNOWN) {
            if (last >= 0 && time > lastTime) {
                millis[last] += time - lastTime;
            }
            last = id;
            lastTime = time;
        }
        if (id >= 0) {
            if (id >= counts.length) {
                int room = Math.max(id + 1, 2 * counts.length);
                counts = Arrays.copyOf(counts, room);
                millis = Arrays.copyOf(millis, room);
            }
            counts[id]++;
            millis[id] += duration;
        }
    }

    Use use(int id) {
        return id < counts.length ? new Use(counts[id], millis[id]) : Use.NONE;
    }
}
