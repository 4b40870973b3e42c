-- What the law left open was counted as two amounts that could not be compared. What it was is not known any more.
update run_missing set leaf = '(no leaf)' where leaf = '(not comparable)';
