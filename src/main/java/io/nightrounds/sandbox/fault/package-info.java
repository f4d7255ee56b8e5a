/**
 * What goes wrong on purpose, read from a fault script: a YAML (or JSON) list of rules.
 *
 * <pre>{@code
 * - { endpoint: any, latency: 50ms }                      # every answer takes 50 ms
 * - { endpoint: sms, latency: { median: 50ms, p95: 1s } } # log-normal, repeatable by seed
 * - { endpoint: sms, every: 20, status: 503, retryAfter: 2 }
 * - { endpoint: voice, first: 3, reset: after }
 * - { endpoint: direct, probability: 0.05, seed: 42, hang: true }
 * - { endpoint: sync, failItems: { every: 10 }, statuses: emptyFailedIds }
 * }</pre>
 *
 * <p>A rule has
 *
 * <ul>
 *   <li>{@code endpoint}: sms, voice, oneoff, direct, sync, log (BokaMera's messages), token (its identity server) or any
 *       (the default);
 *   <li>at most one selector, counting the requests on its endpoint from 1: {@code every: n} (the n-th, 2n-th, …),
 *       {@code first: n}, or {@code probability: 0 to 1} drawn from {@code seed}; without one it picks every request;
 *   <li>{@code latency}: how long the answer waits, a fixed {@code 50ms} or {@code 2s}, or {@code {median, p95}};
 *   <li>at most one effect:
 *       <ul>
 *         <li>{@code status: 200 to 599}: that status with an empty body, with {@code retryAfter} seconds as a header. The
 *             message is lost, unless {@code accepted: true} says that the vendor took it all the same;
 *         <li>{@code refuse: true}: the vendor's own way of saying no;
 *         <li>{@code failItems: {every: n}}: every n-th item of a sync batch fails, though the envelope says that all is well;
 *             and, with it or alone, {@code statuses: duplicate | missing | shuffled | extra | emptyIds | emptyFailedIds}: the
 *             list of statuses has the first one twice, lacks the last one, comes backwards, has one of an item that nobody
 *             sent, or has lost its ids;
 *         <li>{@code reset: before}: a TCP reset before the vendor took the message; {@code after}: it took it, then the reset
 *             comes in place of the answer; {@code during}: it took it, and the reset comes halfway through the answer;
 *         <li>{@code truncate: true}: it took it; half of the answer arrives, then the connection ends in good order;
 *         <li>{@code halfClose: true}: it took it; its side of the connection ends in good order without any answer, while it
 *             still listens;
 *         <li>{@code drip: 10ms}: it took it; the answer arrives whole, byte by byte, with that pause before each;
 *         <li>{@code contentType: text/html}: it took it; the answer comes as always, but under that name;
 *         <li>{@code hang: true}: it took it and never answers, until the client gives up.
 *       </ul>
 * </ul>
 *
 * <p>Every rule counts every request on its endpoint. Of the rules that pick a request, the first with an effect
 * decides the effect, and the first with a latency decides the latency. So a script does the same each time it is
 * played.
 */
@NullMarked
package io.nightrounds.sandbox.fault;

import org.jspecify.annotations.NullMarked;
