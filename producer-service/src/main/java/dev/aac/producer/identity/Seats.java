package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;

/**
 * Who sits on which of an organization's numbered seats. No seat has two users, whoever asks at
 * once: so a plan's users are never exceeded. Every method blocks for one or a few calls to the
 * store, may be called from any thread, and throws when the store does not answer in time.
 */
public interface Seats {

    /** What a user who was never given one sits on: the founder of an organization, at first. */
    int NONE = 0;

    /**
     * @param number from 1 on, or {@link #NONE}
     */
    record Seat(UserId userId, int number) {}

    /** How {@link #admit} ended. */
    enum Admission {
        ADMITTED,
        /** Somebody, in any organization, has that e-mail or identity. */
        EMAIL_TAKEN,
        SEAT_TAKEN
    }

    /** Of every user of the organization, in no order. */
    List<Seat> all(OrganizationScope scope);

    /**
     * Gives a user another seat.
     *
     * @return false when it is taken, or the user is gone
     */
    boolean move(OrganizationScope scope, UserId id, int number);

    /** Makes a user on a seat, or nothing: one atomic step. */
    Admission admit(OrganizationScope scope, User user, SignInMeans means, int number);
}
