import { LINK_MINUTES } from '../model/downloads.ts';
import type { Choice, Command, FlowCommand } from '../model/reply.ts';
import type { DecidedReply, Decision } from './decision.ts';
import { resumeChoices } from './flows.ts';
import { conclude, takesFiles, type Moment } from './moment.ts';
import { setAside } from './session.ts';

/** What concerns the whole conversation. An open flow is set aside; its button leads back. */
export function chatCommand(moment: Moment, name: Exclude<Command, FlowCommand>): Decision {
  const flow = setAside(moment.session);
  const aside: Moment = { ...moment, session: { ...moment.session, flow } };
  const { session, speaker } = aside;
  const choices = [...speaker.topics(), ...resumeChoices(aside)];
  switch (name) {
    case 'topics':
      return conclude(session, speaker.phrase('topics', { choices }));
    case 'restart':
      return conclude(session, speaker.phrase('restarted', { choices: speaker.topics() }), {
        flow: null,
        about: null,
        declined: [],
      });
    case 'about-me':
      return conclude(session, aboutMe(aside));
    case 'download':
      return download(aside);
    case 'ask-forget':
      return conclude(session, speaker.phrase('ask-forget', { choices: forgetChoices(aside) }));
    case 'forget':
      return { ...conclude(session, []), forget: true };
    case 'keep':
      return conclude(session, speaker.phrase('kept', { choices }));
  }
}

/** What is kept of a visitor, and what can be done about it. */
function aboutMe(moment: Moment): readonly DecidedReply[] {
  const { labels } = moment.talk.phrases;
  const files = takesFiles(moment);
  const copy: readonly Choice[] = files ? [{ label: labels.download, value: { command: 'download' } }] : [];
  const choices = [
    ...copy,
    { label: labels.forget, value: { command: 'ask-forget' } } as const,
    ...resumeChoices(moment),
  ];
  const told = moment.speaker.phrase('about-me', { choices });
  if (files) return told;
  const tag = { outcome: 'flow', id: 'about-me' } as const;
  return [...told.slice(0, 1), ...moment.speaker.phrase('about-me-elsewhere', { tag, choices })];
}

function forgetChoices({ talk }: Moment): readonly Choice[] {
  const { labels } = talk.phrases;
  return [
    { label: labels['forget-yes'], value: { command: 'forget' } },
    { label: labels['forget-no'], value: { command: 'keep' } },
  ];
}

/** The transcript is added after the decision, which sees no lines. */
function download(moment: Moment): Decision {
  const { session, speaker } = moment;
  const choices = resumeChoices(moment);
  const said = speaker.phrase('download', { choices, facts: { minutes: String(LINK_MINUTES) } });
  return { ...conclude(session, said), download: true };
}
