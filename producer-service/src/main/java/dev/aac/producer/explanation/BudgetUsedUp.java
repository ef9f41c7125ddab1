package dev.aac.producer.explanation;

/** What a call can cost is more than is left of the month's budget. */
final class BudgetUsedUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BudgetUsedUp() {
        super("the budget is used up", null, false, false);
    }
}
