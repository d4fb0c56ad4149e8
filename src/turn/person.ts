import type { Choice } from '../model/reply.ts';
import type { Decision } from './decision.ts';
import { resumeChoices } from './flows.ts';
import { conclude, type Moment } from './moment.ts';
import { setAside } from './session.ts';

/** The flow that leaves a call-back request; there only where the clinic has switched it on. */
export const CALL_BACK = 'call-back';

/** A person, please: the clinic's ways and hours. An open flow is set aside. */
export function person(moment: Moment): Decision {
  const session = { ...moment.session, flow: setAside(moment.session) };
  const aside: Moment = { ...moment, session };
  const { speaker, talk } = moment;
  const flow = talk.flows.get(CALL_BACK);
  const leave: readonly Choice[] = flow ? [{ label: flow.title, value: { flow: flow.id } }] : [];
  const choices = [...leave, ...speaker.entryChoice('clinic/contact'), ...resumeChoices(aside)];
  return conclude(session, speaker.phrase('person', { choices }));
}
