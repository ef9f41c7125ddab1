package dev.aac.producer.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A feature sees of another only the root package; the platform sees no feature at all. */
final class UseOnlyRootsOfOtherFeatures extends ArchCondition<JavaClass> {

    private static final String PLATFORM = "platform";

    private final String prefix;

    UseOnlyRootsOfOtherFeatures(String root) {
        super("use only the roots of other features");
        this.prefix = root + ".";
    }

    @Override
    public void check(JavaClass user, ConditionEvents events) {
        String feature = feature(user.getPackageName());
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
            String used = dependency.getTargetClass().getPackageName();
            if (used.startsWith(prefix) && !isAllowed(feature, used)) {
                events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
            }
        }
    }

    private boolean isAllowed(String feature, String used) {
        String other = feature(used);
        if (other.equals(feature) || other.equals(PLATFORM)) {
            return true;
        }
        return !feature.equals(PLATFORM) && used.equals(prefix + other);
    }

    private String feature(String packageName) {
        String below = packageName.substring(prefix.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
