"""What people do to a workbook over weeks, at random: any of it may be refused in a sentence, or agrees with itself."""
