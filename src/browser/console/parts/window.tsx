import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { words } from '../words.ts';
import { Button } from './button.tsx';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
  /** What cannot be undone is asked so that a screen reader interrupts. */
  readonly grave?: boolean;
  readonly wide?: boolean;
}

/** A window before everything else; the focus stays in it, Escape closes it, and then it goes back where it was. */
export function Window({ title, isOpen, close, children, grave = false, wide = false }: Props): ReactNode {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      isDismissable={!grave}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className={wide ? 'window wide' : 'window'}>
        <Dialog role={grave ? 'alertdialog' : 'dialog'} className="window-content">
          <header className="window-head">
            <Heading slot="title">{title}</Heading>
            <Button look="quiet" icon="close" aria-label={words.common.close} onPress={close} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
