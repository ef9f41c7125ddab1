package dev.aac.producer.project;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An organization's projects. Each has one of its numbered places, and no place has two, whoever
 * asks at once: so a plan's projects are never exceeded. Every method blocks for one or a few calls
 * to the store, may be called from any thread, and throws when the store does not answer in time.
 */
public interface Projects {

    /** Most projects of one {@link #page}. */
    int PAGE_MAX = 200;

    /**
     * Who has a place.
     *
     * @param number from 1 on
     */
    record Place(ProjectId projectId, int number, ProjectSlug slug) {

        public Place {
            requireNonNull(projectId, "projectId is null");
            requireNonNull(slug, "slug is null");
        }
    }

    /** A project that was found in the whole installation. */
    record Found(OrganizationScope scope, ProjectId id) {

        public Found {
            requireNonNull(scope, "scope is null");
            requireNonNull(id, "id is null");
        }
    }

    /** How {@link #admit} ended. */
    enum Admission {
        ADMITTED,
        /** Another project of the organization has that slug. */
        SLUG_TAKEN,
        PLACE_TAKEN
    }

    /** How {@link #replace} ended. */
    enum Written {
        SAVED,
        /** Another project of the organization has that slug. */
        SLUG_TAKEN,
        /** Somebody else wrote first, or it is gone: read again. */
        STALE
    }

    /** An id that no project has. */
    ProjectId newId();

    /** Of every project of the organization, in no order. */
    List<Place> places(OrganizationScope scope);

    /**
     * Gives a project another place.
     *
     * @return false when it is taken, or the project is gone
     */
    boolean move(OrganizationScope scope, ProjectId id, int number);

    /** Makes a project at a place, or nothing: one atomic step. */
    Admission admit(OrganizationScope scope, Project project, int number);

    Optional<Project> find(OrganizationScope scope, ProjectId id);

    /**
     * Some projects, the latest made first, without their variables and secrets.
     *
     * @param before those made before that one; null for the first page
     * @param limit from 1 to {@value #PAGE_MAX}
     */
    List<Project> page(OrganizationScope scope, @Nullable ProjectId before, int limit);

    int count(OrganizationScope scope);

    /**
     * Projects of all organizations with a secret that is not sealed with a key, in the order of
     * their ids. Looks through all projects: for a sweep that is made now and then.
     *
     * @param keyId of the key
     * @param after those behind that one; null for the first page
     * @param limit from 1 to 10,000
     */
    List<Found> sealedOtherwise(String keyId, @Nullable ProjectId after, int limit);

    /** Writes the next version, if the stored one is its predecessor. */
    Written replace(OrganizationScope scope, Project next);

    /**
     * @return whether there was one
     */
    boolean delete(OrganizationScope scope, ProjectId id);
}
