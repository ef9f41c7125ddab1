package dev.aac.producer.project;

import static java.util.stream.Collectors.toSet;

import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds an organization to its plan's projects. The limit is read each time: a changed plan acts at
 * once. Places are numbered from 1, and only those within the plan are given.
 */
@Singleton
public class ProjectPlan {

    /** How often a place is chosen anew because somebody else took it meanwhile. */
    private static final int TRIES_MAX = 100;

    private final Organizations organizations;
    private final Projects projects;

    public ProjectPlan(Organizations organizations, Projects projects) {
        this.organizations = organizations;
        this.projects = projects;
    }

    /** How {@link #admit} ended. */
    sealed interface Result {

        record Admitted(Project project) implements Result {}

        record SlugTaken() implements Result {}

        /** All projects of the plan are there. */
        record Full(int limit, int used) implements Result {}

        /** Others were quicker each time. */
        record Crowded() implements Result {}
    }

    /**
     * Makes a project when there is a place: never more projects than the plan has, whoever comes
     * at once.
     *
     * @param wanted with the best slug
     * @param slugIsGiven whether it must be that slug; else a number is added to one that is taken
     */
    Result admit(OrganizationScope scope, Project wanted, boolean slugIsGiven) {
        int max = maxProjects(scope);
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            List<Projects.Place> taken = projects.places(scope);
            if (taken.size() >= max) {
                return new Result.Full(max, taken.size());
            }
            Optional<ProjectSlug> slug = freeSlug(wanted.settings().slug(), slugIsGiven, taken);
            if (slug.isEmpty()) {
                return new Result.SlugTaken();
            }
            BitSet used = used(taken, max);
            if (allPlacedWithin(scope, taken, used, max)) {
                Project project = withSlug(wanted, slug.get());
                switch (projects.admit(scope, project, used.nextClearBit(1))) {
                    case ADMITTED -> {
                        return new Result.Admitted(project);
                    }
                    case PLACE_TAKEN, SLUG_TAKEN -> {
                        // Looked at again: somebody else came at the same time.
                    }
                }
            }
        }
        return new Result.Crowded();
    }

    /** Moves those whose place is beyond a plan that shrank: only then are places the count. */
    private boolean allPlacedWithin(
            OrganizationScope scope, List<Projects.Place> taken, BitSet used, int max) {
        for (Projects.Place place : taken) {
            if (place.number() > max) {
                int free = used.nextClearBit(1);
                if (!projects.move(scope, place.projectId(), free)) {
                    return false;
                }
                used.set(free);
            }
        }
        return true;
    }

    private static BitSet used(List<Projects.Place> taken, int max) {
        BitSet used = new BitSet();
        taken.stream()
                .mapToInt(Projects.Place::number)
                .filter(number -> number <= max)
                .forEach(used::set);
        return used;
    }

    private static Optional<ProjectSlug> freeSlug(
            ProjectSlug best, boolean given, List<Projects.Place> taken) {
        Set<ProjectSlug> slugs = taken.stream().map(Projects.Place::slug).collect(toSet());
        Stream<ProjectSlug> numbered =
                given
                        ? Stream.empty()
                        : IntStream.rangeClosed(2, slugs.size() + 1).mapToObj(best::numbered);
        return Stream.concat(Stream.of(best), numbered)
                .filter(slug -> !slugs.contains(slug))
                .findFirst();
    }

    private static Project withSlug(Project wanted, ProjectSlug slug) {
        return wanted.with(wanted.settings().withSlug(slug), wanted.secrets());
    }

    private int maxProjects(OrganizationScope scope) {
        return organizations
                .find(scope)
                .map(Organization::limits)
                .orElseThrow(
                        () -> new ProblemException(FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND))
                .maxProjects();
    }
}
