import type { ActionNamed } from '../dialogs/action-schema.ts';
import type { Slots } from '../dialogs/answer.ts';
import type { Say } from '../dialogs/speak.ts';
import type { CallBack } from '../model/store.ts';
import { leadOf, type Acted, type Acting } from './flow-acting.ts';

/** What is said when a request is left; nothing where there is no way to reach anybody. */
export function callBackSaid(action: ActionNamed<'call-back'>, acting: Acting): Acted | undefined {
  return contactOf(action, acting.slots) === undefined ? undefined : leadOf(action.text, acting);
}

/** The request that a flow's words leave for staff. */
export function callBackIn(says: readonly Say[], now: number): Omit<CallBack, 'id'> | undefined {
  for (const say of says) {
    if (say.kind !== 'action' || say.action.action !== 'call-back') continue;
    const contact = contactOf(say.action, say.slots);
    const name = say.slots.get(say.action.name);
    if (contact !== undefined && name?.type === 'text') return { name: name.text, contact, at: now };
  }
  return undefined;
}

function contactOf({ phone, email }: ActionNamed<'call-back'>, slots: Slots): string | undefined {
  const given = [slots.get(phone), slots.get(email)].find(
    (slot) => slot?.type === 'phone' || slot?.type === 'email',
  );
  return given?.type === 'phone' || given?.type === 'email' ? given.text : undefined;
}
