import styles from './shell.module.css';

export function Wordmark() {
  return <span className={styles.wordmark}>Atelier</span>;
}
