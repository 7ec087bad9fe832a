/**
 * EventBridge rules: patterns over the events that EventBridge delivers for CloudTrail. Start at
 * {@link io.coldtrail.rules.RuleLibrary}; {@link io.coldtrail.rules.Envelope} says how an event is delivered.
 */
@NullMarked
package io.coldtrail.rules;

import org.jspecify.annotations.NullMarked;
