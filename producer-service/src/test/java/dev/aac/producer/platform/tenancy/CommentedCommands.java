package dev.aac.producer.platform.tenancy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Remembers the comments of the commands that each thread sends to the store. */
@Singleton
public class CommentedCommands implements CommandListener {

    private static final ThreadLocal<List<String>> COMMENTS =
            ThreadLocal.withInitial(ArrayList::new);

    /** The driver calls this on the thread that waits for the answer. */
    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommand().isString("comment")) {
            COMMENTS.get().add(event.getCommand().getString("comment").getValue());
        }
    }

    /** Those of the calling thread since it last asked. */
    static List<String> taken() {
        List<String> taken = List.copyOf(COMMENTS.get());
        COMMENTS.remove();
        return taken;
    }
}
