package io.nightrounds.cli;

public final class Nightrounds {
    private Nightrounds() {}

    public static void main(String[] args) {
        System.out.println("hi");
    }
}
