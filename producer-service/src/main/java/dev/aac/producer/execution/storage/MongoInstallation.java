package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.Installation;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.platform.tenancy.InstallationCollection;
import dev.aac.producer.platform.tenancy.StoreDatabase;
import dev.aac.schema.InstallationKind;
import jakarta.inject.Singleton;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** {@link Installation} in MongoDB: one document, made by whoever asks first. */
@Singleton
public class MongoInstallation implements Installation {

    private static final String ONLY = "installation";
    private static final String NAME = "name";

    private final InstallationCollection installation;
    private volatile @Nullable String known;

    public MongoInstallation(StoreDatabase database) {
        this.installation = InstallationCollection.of(database, InstallationKind.INSTALLATION);
    }

    @Override
    public String id() {
        String name = known;
        if (name == null) {
            name = installation.find(ONLY).map(MongoInstallation::name).orElseGet(this::made);
            known = name;
        }
        return name;
    }

    private String made() {
        String fresh = RandomIds.installation();
        return installation.insert(ONLY, new Document(NAME, fresh))
                ? fresh
                : installation.find(ONLY).map(MongoInstallation::name).orElseThrow();
    }

    private static String name(Document document) {
        return document.getString(NAME);
    }
}
