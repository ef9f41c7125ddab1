package dev.aac.producer.execution.simulation;

/**
 * How often things go wrong by themselves: once in so many times, 0 is never.
 *
 * @param lost messages that never arrive
 * @param doubled messages that arrive twice
 * @param late messages that arrive up to 20 s late, and so out of order
 * @param storeFails calls to the store that fail, before or after the write
 * @param crashes calls to the store in which the caller dies, before or after the write
 * @param interludes calls to the store during which others do something
 */
record Weather(int lost, int doubled, int late, int storeFails, int crashes, int interludes) {

    static final Weather STORM = new Weather(25, 20, 25, 60, 300, 2);
    static final Weather CALM = new Weather(0, 0, 0, 0, 0, 4);
}
