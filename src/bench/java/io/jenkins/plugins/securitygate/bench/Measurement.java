package io.jenkins.plugins.securitygate.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * What a task took.
 *
 * @param elapsed seconds on the clock
 * @param cpu seconds that its thread spent on a processor, which other processes lengthen much less
 * @param heap megabytes that the heap held after a collection at most: what the task kept, without what it only used up
 */
record Measurement(double elapsed, double cpu, double heap) {
    private static final double NANOS = 1e9;
    private static final double MB = 1_000_000;
    private static final AtomicLong LARGEST = new AtomicLong();

    static {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, unused) -> collected((CompositeData) notification.getUserData()),
                            null,
                            null);
        }
    }

    /** A piece of work. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    static Measurement of(Task task) throws Exception {
        System.gc();
        LARGEST.set(0);
        long start = System.nanoTime();
        long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        task.run();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart;
        return new Measurement((System.nanoTime() - start) / NANOS, cpu / NANOS, LARGEST.get() / MB);
    }

    private static void collected(CompositeData data) {
        var after = GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
        long used = after.entrySet().stream()
                .filter(pool ->
                        !pool.getKey().contains("Metaspace") && !pool.getKey().startsWith("Code"))
                .filter(pool -> !pool.getKey().contains("Class Space"))
                .map(java.util.Map.Entry::getValue)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        LARGEST.accumulateAndGet(used, Math::max);
    }
}
