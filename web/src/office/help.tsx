// The keys, by screen.

import { useSpeech } from '../ui/locale.tsx'
import { Modal } from '../ui/modal.tsx'
import styles from './help.module.css'

export function Help({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  return (
    <Modal title={t.shell.help.title} onClose={onClose} isWide>
      <div className={styles.groups}>
        {t.shell.help.groups.map((group) => (
          <section key={group.title}>
            <h3 className={styles.title}>{group.title}</h3>
            <dl className={styles.keys}>
              {group.keys.map((line) => (
                <div key={line.text} className={styles.line}>
                  <dt>
                    {line.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{line.text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
