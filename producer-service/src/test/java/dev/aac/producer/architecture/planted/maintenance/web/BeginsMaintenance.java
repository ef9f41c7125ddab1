package dev.aac.producer.architecture.planted.maintenance.web;

import dev.aac.producer.platform.tenancy.MaintenanceScope;

/** Breaks a rule on purpose. */
public final class BeginsMaintenance {
    MaintenanceScope begin() {
        return MaintenanceScope.forPurpose("looking around");
    }
}
