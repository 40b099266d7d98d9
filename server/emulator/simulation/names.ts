/** Words that people and their user ids are made of. No real person is meant. */

export const FIRST_NAMES = [
  'Amelia', 'Tariq', 'Yuki', 'Sven', 'Ana', 'Kwame', 'Priya', 'Mateo', 'Ingrid', 'Omar', 'Lena', 'Diego', 'Noor',
  'Finn', 'Chloe', 'Jamal', 'Mei', 'Pavel', 'Sofia', 'Ravi', 'Elif', 'Hugo', 'Zanele', 'Niko', 'Isla', 'Emeka',
  'Hana', 'Luca', 'Freya', 'Samir', 'Greta', 'Tomas', 'Aiko', 'Ruben', 'Leila', 'Oskar', 'Thandi', 'Bruno', 'Maya',
  'Viktor',
] as const;

export const LAST_NAMES = [
  'Okafor', 'Lindqvist', 'Tanaka', 'Moreau', 'Silva', 'Novak', 'Haddad', 'Fischer', 'Rossi', 'Khan', 'Jensen',
  'Garcia', 'Mbeki', 'Popescu', 'Walsh', 'Nguyen', 'Horvat', 'Costa', 'Weber', 'Sato', 'Petrov', 'Larsen', 'Diaz',
  'Ahmed', 'Murphy', 'Kaya', 'Bauer', 'Santos', 'Eriksen', 'Mensah', 'Virtanen', 'Cohen', 'Ito', 'Kowalski', 'Roy',
  'Lopez', 'Schmidt', 'Osei', 'Andersen', 'Bianchi',
] as const;

/** Names as they are written at home: accents, other scripts, a script that runs from right to left, an emoji. */
export const WORLD_NAMES = [
  'Zoë Müller', 'Łukasz Wójcik', 'Søren Ågård', '李明', '佐藤 花子', '김민준', 'محمد العلي', 'נועה לוי',
  'Дарья Смирнова', 'Ελένη Παππά', 'अनन्या शर्मा', 'Nguyễn Thị Hương', 'Şebnem Çelik', 'François L’Hôte', '🎤 Host desk',
] as const;
