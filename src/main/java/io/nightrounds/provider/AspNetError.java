package io.nightrounds.provider;

import io.nightrounds.dispatch.SendOutcome.Refused;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The error object of ASP.NET Web API, on which PatientComms and GlobalPortal are built:
 * {@code {"Message":"The request is invalid.","ModelState":{"request.Source":["…"]}}}.
 *
 * @param members the refused members without their prefix ({@code Source}), each with what is wrong with it
 */
public record AspNetError(String message, Map<String, String> members) {
    public AspNetError {
        members = Map.copyOf(members);
    }

    public static AspNetError of(Answer answer) {
        String message = answer.said("Message");
        return new AspNetError(message == null ? "The vendor gives no reason." : message, members(answer));
    }

    /** @param to the member that holds the number or address: one that is refused alone is bad itself */
    public Refused refused(String to) {
        String details = members.entrySet().stream()
                .map(member -> member.getKey() + ": " + member.getValue())
                .sorted()
                .collect(Collectors.joining("; "));
        boolean recipient = !members.isEmpty() && members.keySet().stream().allMatch(to::equalsIgnoreCase);
        return new Refused("invalid", details.isEmpty() ? message : message + " " + details, recipient);
    }

    private static Map<String, String> members(Answer answer) {
        return answer.dictionary("ModelState").entrySet().stream()
                .collect(Collectors.toMap(
                        member -> member.getKey().substring(member.getKey().lastIndexOf('.') + 1),
                        Map.Entry::getValue,
                        (first, second) -> first));
    }
}
