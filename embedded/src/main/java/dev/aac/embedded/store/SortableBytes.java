package dev.aac.embedded.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes values as bytes whose unsigned order is the order of the values, one field after another.
///
/// A field is a type byte and the value; a descending field is the same with all bits turned over.
/// Nothing but a type byte or the mark before a record's number follows a field, all of them above
/// [#LEAST] and below [#BEYOND]: so these two appended to some fields bound all keys that begin
/// with exactly these fields. Numbers of all types compare by value; null and missing are the same;
/// values of rare types (documents, lists, binary) are told apart, but ordered only among the other
/// types.
///
/// Used by one thread.
final class SortableBytes {

    static final int LEAST = 0x01;
    static final int BEYOND = 0xFF;

    private static final int TURNED = 0xFF;
    private static final int RECORD_MARK = 0x80;
    private static final int TERMINATOR = 0x00;
    private static final int ESCAPED_ZERO = 0xFF;
    private static final int NUMBER_REST_BIAS = 0x8000;
    private static final int TWO_BYTES_FROM = 0x80;
    private static final int THREE_BYTES_FROM = 0x800;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int mask;

    /// The types in their order, with the byte each begins with.
    enum Type {
        MIN_KEY(0x10),
        EMPTY_LIST(0x14),
        NULL(0x18),
        NUMBER(0x20),
        STRING(0x28),
        RARE(0x30),
        OBJECT_ID(0x50),
        BOOLEAN(0x58),
        INSTANT(0x60),
        MAX_KEY(0x70);

        private final int mark;

        Type(int mark) {
            this.mark = mark;
        }

        static Type of(@Nullable Object value) {
            return switch (value) {
                case null -> NULL;
                case Missing _ -> NULL;
                case EmptyList _ -> EMPTY_LIST;
                case Number _ -> NUMBER;
                case String _ -> STRING;
                case ObjectId _ -> OBJECT_ID;
                case Boolean _ -> BOOLEAN;
                case Instant _ -> INSTANT;
                case MinKey _ -> MIN_KEY;
                case MaxKey _ -> MAX_KEY;
                default -> RARE;
            };
        }

        /// Whether values of this type can bound a range.
        boolean isRangeable() {
            return this == NUMBER || this == STRING || this == OBJECT_ID || this == INSTANT;
        }
    }

    /// Stands for a list without elements, which no element can.
    enum EmptyList {
        INSTANCE
    }

    /// Whether the bytes of such a value are ordered as the value is.
    static boolean isOrdered(@Nullable Object value) {
        Type type = Type.of(value);
        return type != Type.RARE && type != Type.EMPTY_LIST && !(value instanceof Decimal128);
    }

    /// Begins with fields that are written already.
    static SortableBytes after(byte[] prefix) {
        SortableBytes result = new SortableBytes();
        result.bytes.writeBytes(prefix);
        return result;
    }

    SortableBytes field(@Nullable Object value, boolean ascending) {
        mask = ascending ? 0 : TURNED;
        write(Type.of(value).mark);
        switch (value) {
            case Number number -> number(number);
            case String text -> text(text);
            case ObjectId id -> raw(id.toByteArray());
            case Boolean truth -> write(truth ? 1 : 0);
            case Instant instant -> int64(instant.toEpochMilli() ^ Long.MIN_VALUE);
            case null -> {}
            default -> rareOrNone(value);
        }
        return this;
    }

    /// The whole key of an entry whose fields are those of no other record.
    static byte[] uniqueEntry(byte[] fields) {
        return append(fields, RECORD_MARK);
    }

    /// The whole key of an entry, told apart from those of other records with the same fields.
    static byte[] entryOfRecord(byte[] fields, byte[] record) {
        byte[] marked = Arrays.copyOf(fields, fields.length + 1 + record.length);
        marked[fields.length] = (byte) RECORD_MARK;
        System.arraycopy(record, 0, marked, fields.length + 1, record.length);
        return marked;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    /// The bound before all values of a type that follow `prefix`.
    static byte[] beforeType(byte[] prefix, Type type, boolean ascending) {
        return append(prefix, ascending ? type.mark : ~type.mark);
    }

    /// The bound after all values of a type that follow `prefix`.
    static byte[] afterType(byte[] prefix, Type type, boolean ascending) {
        return append(prefix, (ascending ? type.mark : ~type.mark) + 1);
    }

    /// The same arrays in order, each content once.
    static List<byte[]> distinct(List<byte[]> keys) {
        Set<byte[]> result = new TreeSet<>(Arrays::compareUnsigned);
        result.addAll(keys);
        return List.copyOf(result);
    }

    static byte[] append(byte[] prefix, int lastByte) {
        byte[] result = Arrays.copyOf(prefix, prefix.length + 1);
        result[prefix.length] = (byte) lastByte;
        return result;
    }

    private void write(int value) {
        bytes.write(value ^ mask);
    }

    private void raw(byte[] values) {
        for (byte value : values) {
            write(value);
        }
    }

    private void int64(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            write((int) (value >>> shift));
        }
    }

    /// The nearest double, then what a long differs from it.
    private void number(Number value) {
        double nearest = value.doubleValue() == 0.0 ? 0.0 : value.doubleValue();
        long bits = Double.doubleToLongBits(nearest);
        int64(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        long rest = value instanceof Long exact ? exact - (long) nearest : 0;
        write((int) (rest + NUMBER_REST_BIAS) >>> Byte.SIZE);
        write((int) (rest + NUMBER_REST_BIAS));
    }

    /// One to three bytes for each UTF-16 unit: the order of [String#compareTo].
    private void text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit == 0) {
                write(TERMINATOR);
                write(ESCAPED_ZERO);
            } else if (unit < TWO_BYTES_FROM) {
                write(unit);
            } else if (unit < THREE_BYTES_FROM) {
                write(0xC0 | (unit >> 6));
                write(0x80 | (unit & 0x3F));
            } else {
                write(0xE0 | (unit >> 12));
                write(0x80 | ((unit >> 6) & 0x3F));
                write(0x80 | (unit & 0x3F));
            }
        }
        write(TERMINATOR);
    }

    private void rareOrNone(Object value) {
        if (Type.of(value) == Type.RARE) {
            rare(value);
        }
    }

    private void rare(Object value) {
        Object normalized = new KeyValue(value).normalized().get(0);
        for (byte b : Records.encode(new Document("v", normalized))) {
            write(b);
            if (b == TERMINATOR) {
                write(ESCAPED_ZERO);
            }
        }
        write(TERMINATOR);
    }
}
