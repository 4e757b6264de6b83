/** Sentences about a model. `{id}` and `{other}` are ids, `{date}` and `{later}` are days. */

/** About a feature, a plan or a place of the model: none of them says when the model is retired. */
export const features = [
  "On {date} we discontinued discounts on {id}.",
  "Fine-tuning on {id} was retired on {date}.",
  "Image input for {id} was removed on {date}.",
  "On {date}, we removed rate limits from {id}.",
  "The waitlist for {id} was shut down on {date}.",
  "The playground for {id} will be shut down on {date}.",
  "Support tickets about {id} were closed on {date}.",
  "The preview badge of {id} was removed on {date}.",
  "The beta header for {id} will be deprecated on {date}.",
  "Function calling with {id} will no longer be available after {date}.",
  "The old price of {id} ends on {date}.",
  "On {date}, we retired the documentation of {id}.",
  "The rate limit increase for {id} expires on {date}.",
  "The {id} leaderboard was discontinued on {date}.",
  "Batch requests to {id} were turned off on {date} for two hours.",
  "The evaluation report of {id} was withdrawn on {date}.",
  "Access to {id} from the mobile app ends on {date}.",
  "On {date}, the console stopped showing {id} in its list of favorites.",
  "The tutorial that used {id} was removed on {date}.",
  "The 8k context variant of {id} was removed from the menu on {date}.",
  "The free trial of {id} ends on {date}.",
];

/** Sentences that deny, ask, suppose or recall: the model is not retired by them. */
export const asides = [
  "Nobody said {id} is deprecated.",
  "We have no plans to retire {id}.",
  "{id} is not deprecated.",
  "{id} will not be retired on {date}.",
  "If usage drops, {id} may be retired on {date}.",
  "Reports that {id} will be retired on {date} are wrong.",
  "{id} was turned off on {date} for two hours and is available again.",
  "Will {id} be retired on {date}? No.",
  "Contrary to an earlier notice, {id} will not be shut down on {date}.",
  "We considered retiring {id} on {date}, but kept it.",
  "{id} was restored on {date}.",
  "Unless you renew, {id} will be removed from your account on {date}.",
  "Ask your account team whether {id} will be retired on {date}.",
  "{id} would have been retired on {date}.",
  "A decision on the retirement of {id} will be made on {date}.",
  "The retirement of {id} on {date} has been cancelled.",
  "Customers asked us not to retire {id} on {date}.",
  "{id} is no longer deprecated.",
];

/** Two sentences, the second of which undoes the first. */
export const undone = [
  "{id} was retired on {date}. It was restored on {later}.",
  "{id} will be shut down on {date}. This has been cancelled.",
  "{id} will be retired on {date}. Update: the retirement has been postponed.",
  "We will retire {id} on {date}. That is no longer the case.",
  "{id} is deprecated. This no longer holds.",
  "{id} will be retired on {date}. We have since changed our mind.",
];

/** Says that the model is retired on that day. */
export const retired = [
  "{id} will be retired on {date}.",
  "We will shut down {id} on {date}.",
  "{id} reaches end of life on {date}.",
  "Support for {id} ends on {date}.",
  "On {date}, we will turn off {id}.",
  "The retirement date for {id} is {date}.",
  "{id} was shut down on {date}.",
  "{id} is scheduled for retirement on {date}.",
  "{id} will be discontinued on {date}.",
  "Starting {date}, {id} will no longer be available.",
  "{id} has been retired since {date}.",
  "As of {date}, requests to {id} will fail.",
];

export const retiredSoft = [
  "{id} will be retired on {date} at the earliest.",
  "{id} will be retired no earlier than {date}.",
  "{id} will not be retired before {date}.",
  "We tentatively plan to shut down {id} on {date}.",
  "{id} will be available until at least {date}.",
  "The retirement of {id} is expected around {date}.",
];

export const retiredLimited = [
  "{id} will be retired on {date} in the EU.",
  "{id} will be shut down on {date} for free users.",
  "In Japan, {id} will be retired on {date}.",
  "{id} will be retired on {date} for Provisioned deployments only.",
  "For batch requests, {id} will no longer be available as of {date}.",
  "{id} will be retired on {date}, except in government regions.",
];

/** Two models, of which only the first is retired. */
export const oneOfTwo = [
  "{id} will be retired on {date}; {other} stays available.",
  "Unlike {other}, {id} will be retired on {date}.",
  "{id}, but not {other}, will be shut down on {date}.",
  "{other} is not affected when we retire {id} on {date}.",
  "All of these models except {other} stay: {id} will be retired on {date}.",
  "{id} will be retired on {date}, and {other} at a later time.",
];
