package dev.aac.producer.platform.tenancy;

/** Makes the failure that only the store's own calls make. */
public final class StoreAways {

    private StoreAways() {}

    public static StoreAway asATestWantsIt() {
        return new StoreAway(new IllegalStateException("as a test wants it"));
    }
}
