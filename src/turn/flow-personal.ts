import type { FlowState } from '../dialogs/state.ts';
import type { Flow } from '../dialogs/flow.ts';
import type { Particular } from '../model/mask.ts';

/** What an open form has taken of a person so far: the name and the ways to reach somebody. */
export function personalIn(flow: Flow | undefined, { slots }: FlowState): readonly Particular[] {
  const says = [...(flow?.steps.values() ?? [])].flatMap((step) => step.says);
  return says.flatMap((said) => {
    if (said.kind !== 'action' || said.action.action !== 'call-back') return [];
    const { name, phone, email } = said.action;
    return [
      { what: 'name' as const, slot: slots.get(name) },
      { what: 'phone' as const, slot: slots.get(phone) },
      { what: 'email' as const, slot: slots.get(email) },
    ].flatMap(({ what, slot }) =>
      slot?.type === 'text' || slot?.type === 'phone' || slot?.type === 'email'
        ? [{ what, text: slot.text }]
        : [],
    );
  });
}
