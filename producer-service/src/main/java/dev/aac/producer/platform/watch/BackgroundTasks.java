package dev.aac.producer.platform.watch;

/** Does what no answer may wait for. */
@FunctionalInterface
interface BackgroundTasks {

    /** Returns at once. The work may block; how it ends nobody is told who called. */
    void run(Runnable work);
}
