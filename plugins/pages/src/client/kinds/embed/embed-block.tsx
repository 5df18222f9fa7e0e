import { useT } from '@mortise/plugin-api/client';
import { Alert, Typography } from 'antd';
import type { ReactNode, SyntheticEvent } from 'react';
import { EMBED_DOCUMENT, type EmbedMessage, embeddable } from '../../../contract';
import type { BlockProperties } from '../block-properties';
import { readEmbed } from './read-embed';

/** Another site. A document of ours frames it, since the admin itself may frame nothing from elsewhere. */
export default function EmbedBlock({ settings, place }: BlockProperties): ReactNode {
  const t = useT();
  const { url: text, height } = readEmbed(settings);
  if (text === '') return <Typography.Text type="secondary">{t('embed.empty')}</Typography.Text>;
  const url = embeddable(text, location.origin);
  if (url === undefined) return <Alert type="warning" showIcon title={t('embed.wrong')} />;
  const title = place.title || t('embed.title', { host: url.host });
  const tell = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>): void => {
    const message: EmbedMessage = { embed: url.href, title };
    currentTarget.contentWindow?.postMessage(message, location.origin);
  };
  return (
    <iframe
      key={url.href}
      src={EMBED_DOCUMENT}
      title={title}
      onLoad={tell}
      style={{ display: 'block', width: '100%', height, border: 0 }}
    />
  );
}
