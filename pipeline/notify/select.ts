/** Which announcements and reminders a target asks for. */
import type { ModelChanges } from "../domain/model-changes.ts";
import { modelTest } from "../domain/model-patterns.ts";
import { providerOf } from "../domain/record-id.ts";
import type { Change, EventName } from "../domain/schema.ts";
import { datesAfter, isDateChange } from "../domain/stated-dates.ts";
import type { ReadFilters } from "./config.ts";
import type { RemindedModel } from "./notifications.ts";

export interface Wanted {
  /** Whether some change of the model fits: then everything that changed for it on that day is sent. */
  changes(changed: ModelChanges): boolean;
  reminder(reminded: RemindedModel): boolean;
}

/** A test for the filters: each one that is given has to match. */
export function wantedBy({ providers, models, watch, types, events }: ReadFilters): Wanted {
  const tests = [models, watch].flatMap((patterns) => (patterns ? [modelTest(patterns)] : []));
  const isModel = (id: string) => (!providers || providers.includes(providerOf(id))) && tests.every((fits) => fits(id));
  const isChange = (change: Change) =>
    (!types || types.includes(change.type)) && (!events || eventsOf(change).some((event) => events.includes(event)));
  return {
    changes: ({ model, changes }) => isModel(model.id) && changes.some(isChange),
    // A reminder is not a change: `types` does not apply to it, `upcoming` of the target does.
    reminder: ({ model }) => isModel(model.id) && (!events || events.includes("retired")),
  };
}

/** The events that a change is about; a new listing is about every date it brings. */
function eventsOf(change: Change): EventName[] {
  return isDateChange(change) ? [change.event] : datesAfter(change).map(({ event }) => event);
}
