package dev.aac.bench;

/** Has a server tell an organization's room that executions ended. */
interface Events {

    /** So many updates by a timetable; returns when the server has worked on the last one. */
    void send(int count, int perSecond) throws Exception;
}
