package dev.aac.producer.explanation;

class InMemoryModelChoicesTest extends ModelChoicesContract {

    private final ModelChoices choices = new InMemoryModelChoices();

    @Override
    protected ModelChoices choices() {
        return choices;
    }
}
