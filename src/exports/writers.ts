import { Zip, ZipDeflate } from 'fflate';
import { exportFile, exportPage, type ExportHead } from '../console/record-exports.ts';
import type { SetFormat } from '../model/export-format.ts';
import type { ReviewedConversation, ReviewedLine } from '../model/review.ts';
import { csvRow } from '../console/csv.ts';

/** Writes conversations into one file, piece by piece: no more than one of them is held at a time. */
export interface SetWriter {
  add(conversation: ReviewedConversation): void;
  end(): void;
}

type Sink = (bytes: Uint8Array) => void;

const WRITERS: { readonly [format in SetFormat]: (write: Sink, head: ExportHead) => SetWriter } = {
  transcript: transcripts,
  jsonl: (write, head) => ({
    add: (conversation) => {
      const { content } = exportFile(conversation, 'json', head);
      write(utf8(`${JSON.stringify(JSON.parse(content))}\n`));
    },
    end: () => undefined,
  }),
  csv: (write) => {
    // Without the mark at its beginning some spreadsheets take the file for another alphabet.
    write(utf8(`\uFEFF${csvRow(COLUMNS)}`));
    return {
      add: (conversation) =>
        write(utf8(conversation.lines.map((line) => csvRow(cellsOf(conversation, line))).join(''))),
      end: () => undefined,
    };
  },
  html: (write, head) => {
    const [before, after] = exportPage(head);
    write(utf8(before));
    return {
      add: (conversation) => write(utf8(exportPage(head, conversation)[0])),
      end: () => write(utf8(after)),
    };
  },
};

export const FILE_TYPES: { readonly [format in SetFormat]: readonly [ending: string, type: string] } = {
  transcript: ['zip', 'application/zip'],
  jsonl: ['jsonl', 'application/x-ndjson; charset=utf-8'],
  csv: ['csv', 'text/csv; charset=utf-8'],
  html: ['html', 'text/html; charset=utf-8'],
};

/** A writer of a format; `write` is handed the file's bytes in their order. */
export function createSetWriter(format: SetFormat, head: ExportHead, write: Sink): SetWriter {
  return WRITERS[format](write, head);
}

function transcripts(write: Sink, head: ExportHead): SetWriter {
  const zip = new Zip((fault, bytes) => {
    if (fault !== null) throw fault;
    write(bytes);
  });
  return {
    add: (conversation) => {
      const { name, content } = exportFile(conversation, 'transcript', head);
      const entry = new ZipDeflate(name, { level: 6 });
      entry.mtime = head.at;
      zip.add(entry);
      entry.push(utf8(content), true);
    },
    end: () => zip.end(),
  };
}

const COLUMNS = [
  'conversation',
  'channel',
  'line',
  'time',
  'who',
  'kind',
  'text',
  'outcome',
  'entry',
  'confidence',
  'flags',
  'thumb',
  'thumb words',
] as const;

function cellsOf(
  { summary }: ReviewedConversation,
  { line, flags, feedback }: ReviewedLine,
): readonly string[] {
  const { decision } = line;
  const thumb = feedback === undefined ? '' : feedback.reaction === 'like' ? 'up' : 'down';
  return [
    summary.id,
    summary.channel,
    String(line.seq),
    new Date(line.at).toISOString(),
    line.role,
    line.kind,
    line.reply?.quote === undefined ? line.text : `${line.text}\n\n${line.reply.quote}`,
    decision?.outcome ?? '',
    decision?.id ?? '',
    decision?.confidence?.toFixed(3) ?? '',
    flags.map(({ reason, kind }) => `${reason}: ${kind}`).join('; '),
    thumb,
    feedback?.words?.text ?? '',
  ];
}

const encoder = new TextEncoder();
function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}
