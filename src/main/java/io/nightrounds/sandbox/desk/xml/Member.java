package io.nightrounds.sandbox.desk.xml;

/** A member of a data contract, in the namespace of the class that declares it. */
public record Member(String namespace, String name, MemberType type) {}
