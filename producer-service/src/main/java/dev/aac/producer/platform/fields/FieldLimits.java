package dev.aac.producer.platform.fields;

/** How large fields may be; the unit is in the name, characters are code points. */
public final class FieldLimits {

    public static final int COMMAND_BYTES_MAX = 8 * 1024;
    public static final int FOLDER_CHARS_MAX = 512;

    /** Most variables of one container, wherever they come from. */
    public static final int ENV_MAX = 100;

    public static final int ENV_NAME_CHARS_MAX = 128;

    /** With {@link #ENV_MAX} this stays below what Linux lets a process be started with. */
    public static final int ENV_VALUE_BYTES_MAX = 16 * 1024;

    /** Most bytes of all secrets of one project: what workers look for costs memory per byte. */
    public static final int SECRETS_BYTES_MAX = 32 * 1024;

    public static final int URL_CHARS_MAX = 2_048;
    public static final int PATH_CHARS_MAX = 512;

    private FieldLimits() {}
}
