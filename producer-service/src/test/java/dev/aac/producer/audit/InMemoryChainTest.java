package dev.aac.producer.audit;

class InMemoryChainTest extends ChainContract {

    private final Chain chain = new InMemoryChain();

    @Override
    protected Chain chain() {
        return chain;
    }
}
