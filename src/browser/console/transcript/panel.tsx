import { useEffect, useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Transcript } from '../../../console/api/transcript.ts';
import { words } from '../words.ts';
import { ReviewPart } from './review-part.tsx';
import type { Change } from './reviewing.ts';
import { StepsPart } from './steps-part.tsx';
import { WhyPart } from './why-part.tsx';

interface Props {
  readonly transcript: Transcript;
  readonly selected: string | undefined;
  readonly change: (change: Change) => Promise<void>;
  readonly note: (text: string) => Promise<boolean>;
}

/** Beside the conversation: where its review stands, why the chosen line is as it is, and which steps were taken. */
export function Panel({ transcript, selected, change, note }: Props): ReactNode {
  const [tab, setTab] = useState('review');
  useEffect(() => {
    if (selected !== undefined) setTab('why');
  }, [selected]);
  const line = transcript.lines.find(({ id }) => id === selected);
  return (
    <aside className="panel" aria-label={words.transcript.panel}>
      <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(String(key))} className="tabs">
        <TabList className="tab-list" aria-label={words.transcript.panel}>
          <Tab id="review" className="tab">
            {words.transcript.review}
          </Tab>
          <Tab id="why" className="tab">
            {words.transcript.why}
          </Tab>
          <Tab id="steps" className="tab">
            {words.transcript.steps}
          </Tab>
        </TabList>
        <TabPanel id="review" className="tab-panel">
          <ReviewPart transcript={transcript} change={change} note={note} />
        </TabPanel>
        <TabPanel id="why" className="tab-panel">
          <WhyPart transcript={transcript} line={line} />
        </TabPanel>
        <TabPanel id="steps" className="tab-panel">
          <StepsPart transcript={transcript} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
