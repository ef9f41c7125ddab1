package dev.aac.migrations.run;

import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/** Has nothing to do, and nothing to say of it. */
class IdleMigration implements Migration {

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String name() {
        return "nothing";
    }

    @Override
    public void up(Step step) {
        step.lease().requireHeld();
    }

    @Override
    public void forecast(Database database, Consumer<String> say) {
        say.accept("nothing");
    }

    @Override
    public List<String> faults(Database database, Document history, Consumer<String> say) {
        return List.of();
    }

    @Override
    public String progress(Document history) {
        return "nothing";
    }
}
